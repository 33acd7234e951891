package dev.rekey.assess;

import java.util.List;

/** Row level security hides no rows from the target role. */
final class HiddenRows implements AssessmentCheck {

    @Override
    public String id() {
        return "target.row_level_security";
    }

    @Override
    public String subject() {
        return "row level security hides nothing from the target role";
    }

    @Override
    public String remedy() {
        return "Connect as a role with BYPASSRLS (on Supabase: postgres), or as the tables' owner.";
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> hidden = scene.rights().hidden();
        return hidden.isEmpty()
                ? hidden
                : List.of("row level security shows the target role "
                        + scene.rights().role() + " only a part of " + String.join(", ", hidden));
    }
}

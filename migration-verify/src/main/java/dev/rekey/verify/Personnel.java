package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;

/** Whether technicians are people who can log in. */
final class Personnel implements Check {

    @Override
    public String id() {
        return "personnel";
    }

    @Override
    public String proves() {
        return "every technician has a profile of type technician, and the profile an auth user";
    }

    @Override
    public String remedy() {
        return "Restore the profile, then: rekey migrate --repair";
    }

    @Override
    public String remedyOfWarnings() {
        return "Correct profile_type or create the auth user; both stood so before this migration";
    }

    @Override
    public boolean concerns(Subject table) {
        return table.table().equals("technicians");
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Finding.Collector found = new Finding.Collector(Kind.PARENT);
        String rows = "SELECT t.legacy_technician_id FROM {target}.technicians AS t LEFT JOIN {target}.profiles AS p"
                + " ON p.id = t.profile_id WHERE ";
        scene.target()
                .ids(scene.sql(rows + "p.id IS NULL ORDER BY 1"))
                .forEach(id -> found.error(id, "profile_id", "no such profile"));
        scene.target()
                .ids(scene.sql(rows + "p.id IS NOT NULL AND p.profile_type IS DISTINCT FROM 'technician' ORDER BY 1"))
                .forEach(id -> found.warning(id, "profile_id", "the profile is not of type technician"));
        if (scene.target().number(Sql.of("SELECT count(*) FROM pg_class WHERE oid = to_regclass('auth.users')")) > 0) {
            scene.target()
                    .ids(scene.sql(rows + "p.id IS NOT NULL AND NOT EXISTS (SELECT FROM auth.users AS u"
                            + " WHERE u.id = p.user_id) ORDER BY 1"))
                    .forEach(id -> found.warning(id, "profile_id", "the profile has no auth user"));
        }
        return found.finding(scene.target().number(scene.sql("SELECT count(*) FROM {target}.technicians")));
    }
}

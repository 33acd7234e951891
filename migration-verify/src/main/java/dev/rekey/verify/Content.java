package dev.rekey.verify;

import java.util.function.Predicate;

/** Every value of every row. */
final class Content extends RowCheck {

    @Override
    public String id() {
        return "content";
    }

    @Override
    public String proves() {
        return "every column of every row says what the source says";
    }

    @Override
    public String remedy() {
        return "Find out who changed the row. If the source is right: rekey migrate --repair";
    }

    @Override
    Predicate<String> columns(Scene scene, Subject table) {
        return column -> true;
    }

    @Override
    void more(Scene scene, Subject table, Finding.Collector found) {
        found.ids(
                scene.comparison(table).differences().unreadable(),
                "a value cannot be read as what its column should hold");
    }
}

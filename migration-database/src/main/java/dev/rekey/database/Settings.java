package dev.rekey.database;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Variables by name, layer over layer: what the first one does not set, the next one may. */
public record Settings(List<Layer> layers) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6}) *(ms|s)");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * Where values come from.
     *
     * @param origin as a message names it, e.g. {@code the environment}
     */
    public record Layer(String origin, Map<String, String> values) {

        /** Where they come from; some of the values are secrets. */
        @Override
        public String toString() {
            return origin;
        }
    }

    /**
     * A value that is set.
     *
     * @param layer 0 for the first
     */
    record Setting(String name, String value, String origin, int layer) {

        @Override
        public String toString() {
            return name + " (from " + origin + ")";
        }

        /** The error that this value is wrong. The value itself is not repeated: it may hold a password. */
        MigrationException wrong(String complaint) {
            return new MigrationException(ExitCode.CONFIGURATION, this + " " + complaint);
        }
    }

    public Settings {
        layers = List.copyOf(layers);
    }

    /** These settings below one more layer. */
    public Settings under(Layer layer) {
        List<Layer> all = new ArrayList<>(layers);
        all.add(0, layer);
        return new Settings(all);
    }

    /** The value that counts, or null; a blank one is as good as none, as in a copy of {@code .env.example}. */
    @Nullable Setting find(String name) {
        for (int i = 0; i < layers.size(); i++) {
            String value = layers.get(i).values().get(name);
            if (value != null && !value.isBlank()) {
                return new Setting(name, value, layers.get(i).origin(), i);
            }
        }
        return null;
    }

    String text(String name, String otherwise) {
        Setting setting = find(name);
        return setting == null ? otherwise : setting.value().strip();
    }

    int wholeNumber(String name, int otherwise, int least, int most) {
        Setting setting = find(name);
        if (setting == null) {
            return otherwise;
        }
        String complaint = "must be a whole number from %d to %d, e.g. %s=%d.".formatted(least, most, name, otherwise);
        try {
            int number = Integer.parseInt(setting.value().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw setting.wrong(complaint);
        }
        throw setting.wrong(complaint);
    }

    /** A time with its unit, or zero where it is switched off. */
    Duration duration(String name, Duration otherwise) {
        Setting setting = find(name);
        if (setting == null) {
            return otherwise;
        }
        String value = setting.value().strip();
        if (value.equals("off")) {
            return Duration.ZERO;
        }
        Matcher matcher = DURATION.matcher(value);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration time = matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
            if (!time.isZero() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        }
        throw setting.wrong("must be a time from 1ms to 600s, or off, e.g. " + name + "=500ms or " + name + "=2s.");
    }
}

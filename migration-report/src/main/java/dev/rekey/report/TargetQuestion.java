package dev.rekey.report;

import dev.rekey.api.RunFacts;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the target was one of Supabase's hosts. */
record TargetQuestion() implements Criterion.Question {
    private static final Pattern HOST_OF_URL = Pattern.compile("//(?:[^@/]*@)?(\\[[^]]*]|[^:/?]+)");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[?::1]?");
    private static final Pattern SUPABASE = Pattern.compile("(.+\\.)?supabase\\.(co|com)");

    @Override
    public Stream<Evidence> ask(Report report) {
        return Stream.of(host(report.facts())
                .map(TargetQuestion::judge)
                .orElse(new Evidence(Proof.NOT_PROVED, "the target's host was not recorded")));
    }

    private static Evidence judge(String host) {
        String target = "the target of this run was " + host;
        if (LOOPBACK.matcher(host).matches()) {
            return new Evidence(Proof.NOT_MET, target + ", which is not remote");
        }
        return SUPABASE.matcher(host).matches()
                ? new Evidence(Proof.MET, target)
                : new Evidence(Proof.NOT_PROVED, target + ", by its name no host of Supabase's");
    }

    private static Optional<String> host(RunFacts facts) {
        Map<String, String> configuration = facts.configuration();
        if (configuration.containsKey("TARGET_DB_HOST")) {
            return Optional.ofNullable(configuration.get("TARGET_DB_HOST"));
        }
        Matcher found = HOST_OF_URL.matcher(configuration.getOrDefault("TARGET_DB_URL", ""));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}

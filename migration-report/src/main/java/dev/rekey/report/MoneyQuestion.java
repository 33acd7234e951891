package dev.rekey.report;

import dev.rekey.api.Verification;
import dev.rekey.api.Verification.MoneySum;
import java.util.List;
import java.util.stream.Stream;

/** Whether a table's sums of money are the same on both sides, to the last digit. */
record MoneyQuestion(String table) implements Criterion.Question {

    @Override
    public Stream<Evidence> ask(Report report) {
        List<MoneySum> sums = report.verified().map(Verification::sums).orElse(List.of()).stream()
                .filter(sum -> sum.table().equals(table))
                .toList();
        if (sums.isEmpty()) {
            return Stream.of(new Evidence(Proof.NOT_PROVED, table + ": no sums were compared"));
        }
        long equal = sums.stream().filter(MoneySum::equal).count();
        String text = "%s: %s of %s are equal on both sides"
                .formatted(table, Figures.count(equal), Words.counted(sums.size(), "sum"));
        return Stream.of(new Evidence(equal == sums.size() ? Proof.MET : Proof.NOT_MET, text));
    }
}

package dev.rekey.source;

import java.util.LinkedHashMap;
import java.util.Map;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** What each column of a source query is in terms of the source's tables. */
public final class SelectExpressions {

    private SelectExpressions() {}

    /**
     * The expressions by the column's name. A query that the parser does not follow (a union, for one) has none: they
     * explain, and nothing depends on them.
     */
    public static Map<String, String> of(String query) {
        Map<String, String> expressions = new LinkedHashMap<>();
        try {
            Statement statement = CCJSqlParserUtil.parse(query);
            if (statement instanceof PlainSelect select) {
                select.getSelectItems().forEach(item -> expressions.put(name(item), text(item.getExpression())));
            }
        } catch (JSQLParserException e) {
            return Map.of();
        }
        return expressions;
    }

    private static String name(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return item.getAlias().getName().replace("\"", "");
        }
        return item.getExpression() instanceof Column column ? column.getColumnName() : "";
    }

    private static String text(Expression expression) {
        return expression.toString().replaceAll("\\s+", " ");
    }
}

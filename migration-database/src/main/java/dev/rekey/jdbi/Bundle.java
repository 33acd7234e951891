package dev.rekey.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Statements that travel together and are answered together, in the order in which they were added: far away, one round
 * trip is all they cost. Each sees what those before it have done, and what others had committed when its turn came.
 * Parameters and definitions are those of all of them.
 */
public final class Bundle {

    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private final List<Consumer<Query>> values = new ArrayList<>();
    private final List<@Nullable Question<?>> questions = new ArrayList<>();

    /** A statement that yields rows, and those. */
    private static final class Question<R> implements Supplier<List<R>> {
        private final Function<StatementContext, RowMapper<R>> mapper;
        private @Nullable List<R> answer;

        Question(Function<StatementContext, RowMapper<R>> mapper) {
            this.mapper = mapper;
        }

        void read(ResultSet rows, StatementContext context) throws SQLException {
            RowMapper<R> mapped = mapper.apply(context).specialize(rows, context);
            List<R> read = new ArrayList<>();
            while (rows.next()) {
                read.add(mapped.map(rows, context));
            }
            answer = read;
        }

        @Override
        public List<R> get() {
            if (answer == null) {
                throw new IllegalStateException("the bundle was not sent");
            }
            return answer;
        }
    }

    private Bundle(Connection connection) {
        this.connection = connection;
    }

    /** Nothing yet, to be sent over the connection. */
    public static Bundle on(Connection connection) {
        return new Bundle(connection);
    }

    /** What {@code <name>} stands for. */
    public Bundle define(String name, String value) {
        values.add(query -> query.define(name, value));
        return this;
    }

    /** What {@code :name} stands for. */
    public Bundle bind(String name, @Nullable Object value) {
        values.add(query -> query.bind(name, value));
        return this;
    }

    /** What {@code <name>} stands for in {@code IN (<name>)}. */
    public Bundle bindList(String name, List<?> list) {
        values.add(query -> query.bindList(EmptyHandling.NULL_KEYWORD, name, list));
        return this;
    }

    /** What {@code :name} stands for, an array. */
    public <E> Bundle bindArray(String name, Class<E> element, List<E> array) {
        values.add(query -> query.bindArray(name, element, array));
        return this;
    }

    /** Adds a statement that yields no rows. */
    public Bundle tell(String sql) {
        statements.add(sql);
        questions.add(null);
        return this;
    }

    /** Adds a statement whose rows are records, or single values, of this type; what is given has them once it was sent. */
    public <R> Supplier<List<R>> ask(String sql, Class<R> type) {
        return ask(
                sql,
                context -> type.isRecord()
                        ? ConstructorMapper.of(type)
                        : context.findMapperFor(type).orElseThrow());
    }

    /** The same for rows that are read in a way of their own. */
    public <R> Supplier<List<R>> ask(String sql, RowMapper<R> mapper) {
        return ask(sql, context -> mapper);
    }

    private <R> Supplier<List<R>> ask(String sql, Function<StatementContext, RowMapper<R>> mapper) {
        Question<R> question = new Question<>(mapper);
        statements.add(sql);
        questions.add(question);
        return question;
    }

    /** Sends all of it. */
    public void send() {
        if (statements.isEmpty()) {
            return;
        }
        Query query = Daos.open(connection).createQuery(String.join("\n;\n", statements));
        values.forEach(value -> value.accept(query));
        query.execute((executed, context) -> {
            read(executed.get(), context);
            return true;
        });
    }

    private void read(PreparedStatement statement, StatementContext context) throws SQLException {
        for (Question<?> question : questions) {
            if (question != null) {
                try (ResultSet rows = statement.getResultSet()) {
                    question.read(rows, context);
                }
            }
            statement.getMoreResults();
        }
    }
}

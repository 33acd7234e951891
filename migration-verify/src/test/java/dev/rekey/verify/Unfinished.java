package dev.rekey.verify;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database as a transaction sees it that never ends well: what is planted here is there for everybody who asks through
 * {@link #dataSource}, and gone in an instant. The transactions that others think they have are savepoints.
 */
final class Unfinished implements AutoCloseable {

    private final Connection connection;

    Unfinished(DataSource database) {
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives out the same connection every time; one thread may have it at a time. */
    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> borrowed());
    }

    private Connection borrowed() {
        return proxy(Connection.class, new InvocationHandler() {
            private @Nullable Savepoint begun;

            @Override
            public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
                    throws Throwable {
                switch (method.getName()) {
                    case "commit" -> connection.releaseSavepoint(begun);
                    case "rollback" -> connection.rollback(begun);
                    case "setAutoCommit" -> begun = connection.setSavepoint();
                    case "setReadOnly", "close" -> {}
                    default -> {
                        return pass(method, arguments);
                    }
                }
                return null;
            }
        });
    }

    private @Nullable Object pass(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Undoes what was planted. */
    void undo() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

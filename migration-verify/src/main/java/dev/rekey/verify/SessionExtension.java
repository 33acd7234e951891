package dev.rekey.verify;

import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens the session when the suite begins; the engine closes it when the suite is over, whatever became of its tests. */
final class SessionExtension implements BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SessionExtension.class);

    /** Not where the parameter is resolved: there the engine would wrap the one line that says what is wrong. */
    @Override
    public void beforeEach(ExtensionContext context) {
        store(context)
                .computeIfAbsent(
                        VerificationSession.class,
                        type -> VerificationSession.open(
                                name -> context.getConfigurationParameter(name).orElse(null)));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == VerificationSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(store(context).get(VerificationSession.class));
    }

    private static Store store(ExtensionContext context) {
        return context.getParent().orElse(context).getStore(NAMESPACE);
    }
}

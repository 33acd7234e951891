package dev.rekey.verify;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens the session when the suite begins; the engine closes it when the suite is over, whatever became of its tests. */
final class SessionExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SessionExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == VerificationSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext suite = context.getParent().orElse(context);
        return suite.getStore(NAMESPACE)
                .computeIfAbsent(
                        VerificationSession.class,
                        type -> VerificationSession.open(
                                name -> context.getConfigurationParameter(name).orElse(null)));
    }
}

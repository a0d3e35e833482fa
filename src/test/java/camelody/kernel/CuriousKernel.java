package camelody.kernel;

import camelody.messaging.CuriousMessaging;

/** Breaks two rules on purpose: the kernel knows somebody, who knows the kernel. */
public record CuriousKernel(CuriousMessaging other) {}

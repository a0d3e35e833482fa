package camelody.messaging;

import camelody.kernel.CuriousKernel;

/** Half of a cycle, made on purpose. */
public interface CuriousMessaging {
  CuriousKernel kernel();
}

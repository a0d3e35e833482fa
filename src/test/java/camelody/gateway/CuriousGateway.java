package camelody.gateway;

import camelody.catalogue.CatalogueService;

/** Breaks a rule on purpose: the gateway calls a bean. */
public record CuriousGateway(CatalogueService catalogue) {}

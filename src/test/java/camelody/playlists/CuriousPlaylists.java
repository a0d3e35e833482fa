package camelody.playlists;

import camelody.catalogue.CatalogueService;

/** Breaks a rule on purpose: one service calls another's bean. */
public record CuriousPlaylists(CatalogueService catalogue) {}

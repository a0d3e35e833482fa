package camelody.statistics.routes;

import camelody.statistics.KnownTrack;
import java.util.List;

/** Reads of the catalogue's answer what statistics keep (Tolerant Reader). */
record FoundTracks(List<KnownTrack> items) {}

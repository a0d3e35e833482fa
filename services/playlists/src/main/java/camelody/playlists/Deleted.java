package camelody.playlists;

import camelody.kernel.PlaylistId;

/** Says which playlist is gone: {@code {"playlistId":"0189…"}}. */
public record Deleted(PlaylistId playlistId) {}

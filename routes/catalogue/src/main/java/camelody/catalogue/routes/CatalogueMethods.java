package camelody.catalogue.routes;

import camelody.catalogue.Album;
import camelody.catalogue.AlbumWithTracks;
import camelody.catalogue.Artist;
import camelody.catalogue.ArtistWithAlbums;
import camelody.catalogue.Claim;
import camelody.catalogue.FindAlbum;
import camelody.catalogue.FindArtist;
import camelody.catalogue.FindTrack;
import camelody.catalogue.FindTracks;
import camelody.catalogue.Found;
import camelody.catalogue.FoundTracks;
import camelody.catalogue.Genre;
import camelody.catalogue.ListAlbums;
import camelody.catalogue.ListArtists;
import camelody.catalogue.ListGenres;
import camelody.catalogue.ListTracks;
import camelody.catalogue.OpenCover;
import camelody.catalogue.OpenStream;
import camelody.catalogue.Scan;
import camelody.catalogue.ScanRequested;
import camelody.catalogue.ScanStatus;
import camelody.catalogue.Search;
import camelody.catalogue.ShowScan;
import camelody.catalogue.Track;
import camelody.messaging.methods.Access;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.methods.Results;

/** Lists the methods of the catalogue. */
final class CatalogueMethods {
  private CatalogueMethods() {}

  /** Answers the table; the music is for everybody, or for users only. */
  static MethodTable table(boolean isPublic) {
    Access readers = isPublic ? Access.ANYONE : Access.USER;
    return MethodTable.of("catalogue", "Tracks, albums, artists, and where their bytes are")
        .read("list", ListTracks.class, Results.pageOf(Track.class), readers, "Lists tracks")
        .read(
            "search",
            Search.class,
            Found.class,
            readers,
            "Searches tracks, albums and artists; forgives accents, case and small typos")
        .read("findTrack", FindTrack.class, Track.class, readers, "Finds a track")
        .read(
            "findTracks", FindTracks.class, FoundTracks.class, readers, "Finds many tracks at once")
        .read(
            "findAlbum",
            FindAlbum.class,
            AlbumWithTracks.class,
            readers,
            "Finds an album and its tracks")
        .read(
            "findArtist",
            FindArtist.class,
            ArtistWithAlbums.class,
            readers,
            "Finds an artist and their albums")
        .read("albums", ListAlbums.class, Results.pageOf(Album.class), readers, "Lists albums")
        .read("artists", ListArtists.class, Results.pageOf(Artist.class), readers, "Lists artists")
        .read(
            "genres",
            ListGenres.class,
            Results.pageOf(Genre.class),
            readers,
            "Lists genres, the most used first")
        .read(
            "openStream",
            OpenStream.class,
            Claim.class,
            readers,
            "Says where the audio of a track is")
        .read(
            "openCover",
            OpenCover.class,
            Claim.class,
            readers,
            "Says where the cover of a track or an album is")
        .write(
            "scan",
            Scan.class,
            ScanRequested.class,
            Access.ADMINISTRATOR,
            "Asks for a scan of the library")
        .read(
            "scanStatus",
            ShowScan.class,
            ScanStatus.class,
            Access.ANYONE,
            "Tells how the last scan fares")
        .build();
  }
}

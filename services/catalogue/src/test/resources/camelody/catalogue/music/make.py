#!/usr/bin/env python3
"""Makes the music files of the tests anew, beside itself: one second of a sine wave in each format,
with the same tags. Needs ffmpeg and mutagen (Debian: ffmpeg, python3-mutagen)."""

import base64
import subprocess
from pathlib import Path

from mutagen import id3
from mutagen.flac import FLAC, Picture
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4, MP4Cover
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE

HERE = Path(__file__).parent
TITLE, ARTIST, ALBUM_ARTIST, ALBUM = "Für Élise", "Lili Kraus", "Various Pianists", "Bagatellen"
DATE, GENRES = "1953-04-27", ["Classical", "Piano"]


def ffmpeg(*arguments):
    subprocess.run(["ffmpeg", "-loglevel", "error", "-y", *arguments], check=True)


def sine(name, rate, *codec):
    source = f"sine=frequency=440:sample_rate={rate}:duration=1"
    ffmpeg("-f", "lavfi", "-i", source, "-ac", "1", "-map_metadata", "-1", "-fflags", "+bitexact",
           "-flags:a", "+bitexact", *codec, str(HERE / name))
    return str(HERE / name)


def picture():
    ffmpeg("-f", "lavfi", "-i", "color=c=teal:size=96x96", "-frames:v", "1", "-q:v", "8",
           str(HERE / "cover.jpg"))
    block = Picture()
    block.type, block.mime, block.width, block.height, block.depth = 3, "image/jpeg", 96, 96, 24
    block.data = (HERE / "cover.jpg").read_bytes()
    return block


def vorbis_comments(tags):
    tags["title"], tags["artist"], tags["albumartist"] = TITLE, ARTIST, ALBUM_ARTIST
    tags["album"], tags["date"], tags["genre"] = ALBUM, DATE, GENRES
    tags["discnumber"], tags["tracknumber"] = "2", "07"


def id3_frames(tags, cover):
    for frame, text in ((id3.TIT2, TITLE), (id3.TPE1, ARTIST), (id3.TPE2, ALBUM_ARTIST),
                        (id3.TALB, ALBUM), (id3.TPOS, "2/3"), (id3.TRCK, "7/12"),
                        (id3.TDRC, DATE), (id3.TCON, GENRES)):
        tags.add(frame(encoding=3, text=text))
    tags.add(id3.APIC(encoding=0, mime="image/jpeg", type=3, desc="", data=cover.data))


def main():
    cover = picture()

    mp3 = MP3(sine("tagged.mp3", 16000, "-codec:a", "libmp3lame", "-b:a", "16k"))
    mp3.tags = id3.ID3()
    id3_frames(mp3.tags, cover)
    mp3.save()

    wav = WAVE(sine("tagged.wav", 8000, "-codec:a", "pcm_u8"))
    wav.add_tags()
    id3_frames(wav.tags, cover)
    wav.save()

    flac = FLAC(sine("tagged.flac", 8000, "-codec:a", "flac"))
    vorbis_comments(flac)
    flac.add_picture(cover)
    flac.save()

    for name, kind, codec in (("tagged.ogg", OggVorbis, ("libvorbis", "-b:a", "24k")),
                              ("tagged.opus", OggOpus, ("libopus", "-b:a", "16k"))):
        ogg = kind(sine(name, 16000, "-codec:a", *codec))
        vorbis_comments(ogg)
        ogg["metadata_block_picture"] = [base64.b64encode(cover.write()).decode("ascii")]
        ogg.save()

    m4a = MP4(sine("tagged.m4a", 16000, "-codec:a", "aac", "-b:a", "16k"))
    m4a["\xa9nam"], m4a["\xa9ART"], m4a["aART"], m4a["\xa9alb"] = TITLE, ARTIST, ALBUM_ARTIST, ALBUM
    m4a["\xa9day"], m4a["\xa9gen"] = DATE, "; ".join(GENRES)
    m4a["disk"], m4a["trkn"] = [(2, 3)], [(7, 12)]
    m4a["covr"] = [MP4Cover(cover.data, MP4Cover.FORMAT_JPEG)]
    m4a.save()

    sine("untagged.mp3", 16000, "-codec:a", "libmp3lame", "-b:a", "16k", "-write_xing", "0",
         "-id3v2_version", "0")


if __name__ == "__main__":
    main()

/** Reads a city pack: tables, map and settings of one city, every mistake named with its file, line and column. */
@NullMarked
package saji.directory.pack;

import org.jspecify.annotations.NullMarked;

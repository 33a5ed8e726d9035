package io.waymark.generate;

/**
 * Something that the shop sells.
 *
 * @param fields its part of the properties of an event, without braces
 * @param query what people search to find it
 */
record Product(long cents, Piece path, Piece fields, Piece query) {}

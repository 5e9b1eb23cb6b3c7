/** The WhatsApp connector against a stub of the Cloud API. */
@NullMarked
package saji.channels.whatsapp;

import org.jspecify.annotations.NullMarked;

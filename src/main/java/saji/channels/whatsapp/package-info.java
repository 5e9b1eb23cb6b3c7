/** WhatsApp, by the Cloud API: approved templates to those who wrote to the city for them, and what people write back. */
@NullMarked
package saji.channels.whatsapp;

import org.jspecify.annotations.NullMarked;

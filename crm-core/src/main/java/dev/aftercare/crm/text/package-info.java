/** What a text is made of, for whoever compares texts. Not exported. */
@NullMarked
package dev.aftercare.crm.text;

import org.jspecify.annotations.NullMarked;

/** What both servers, their databases and tables are like: gathered in few queries, for checks that only look. */
@NullMarked
package dev.rekey.assess.site;

import org.jspecify.annotations.NullMarked;

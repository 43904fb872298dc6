/// Tillid: an anonymous registry for outreach social work (opsøgende socialt arbejde, SKP).
///
/// This root package is the composition root: it alone sees every room, reads the configuration and
/// joins the rooms into a running registry. No room but `cli` may look back at it.
@NullMarked
package dk.tillid;

import org.jspecify.annotations.NullMarked;

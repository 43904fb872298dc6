/// Pairs of cases that may be of one person (mulige dobbelte forløb), by coded traits and the times
/// of their courses alone: no text is read, and nothing is stored.
///
/// The measure is the likelihood ratio of Fellegi and Sunter (JASA 64, 1969): how much more often
/// two recordings of one person would look like this than two recordings of two people of the same
/// municipality. How common an answer is, is counted among the cases at hand; how steady it is in a
/// person is a judgement, since no pairs are known to learn from. Answers are taken as independent,
/// which they are not quite.
///
/// It is a hint and weak: the coded traits of a person carry some 10–20 bits, and a municipality of
/// 800 cases has 2^18 pairs. The README tells how many doubles of invented towns are found.
///
/// Invariants: pure; symmetric in the two cases; the same cases give the same pairs in the same
/// order, whatever order they come in; a pair contradicted by gender or age is never told.
@NullMarked
package dk.tillid.likeness;

import org.jspecify.annotations.NullMarked;

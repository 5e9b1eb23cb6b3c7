package saji.newsroom;

import java.util.List;

/**
 * What {@link Newsroom#correctFact} prepared.
 *
 * @param revision the revision with the new value; the newest one when nothing could be replaced
 * @param replaced passages in which the new value now stands
 * @param byHand passages that cite the fact in other words and must be changed by hand
 */
public record FactCorrection(Revision revision, int replaced, List<String> byHand) {}

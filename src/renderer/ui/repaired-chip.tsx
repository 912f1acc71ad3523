/** Marks a row of the venue's history whose raw figure was repaired. */
export const RepairedChip = () => (
  <span className="chip" title="An old row of the venue, repaired by the rule that it documents">
    repaired
  </span>
);

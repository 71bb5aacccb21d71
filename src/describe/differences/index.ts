// What differs from the system of 2006 and from real kernels. A door of its own, so that the page loads it when it is asked for.
export {MISSING} from './missing';
export {DIFFERENCES} from './table';
export {
  type DifferingCase,
  describeDifferences,
  describeFidelity,
  differenceColumns,
  differenceParts,
  MISSING_HEADING,
  missingMechanisms,
} from './words';

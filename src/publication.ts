// The door to the reports: pages and pictures of verdicts; apart from the front door, as they bring a library of charts.
export { type AgreementReportInput, agreementReport } from "./publication/agreement-report.js";
export {
  type CalibrationInput,
  calibrationReport,
  calibrationSentence,
} from "./publication/calibration-report.js";
export type { NamedBoundaries } from "./publication/charts/shapes.js";
export { icalendarOf } from "./publication/icalendar.js";
export { type MonitorInput, monitorReport, monitorSentence } from "./publication/monitor-report.js";
export type { DrawingDocument, DrawingEffects } from "./publication/plot.js";
export { type PowerInput, powerReport, powerSentence } from "./publication/power-report.js";
export { type ReportInput, reportOf } from "./publication/report.js";
export { pictureOf, timelineSpan } from "./publication/timeline-picture.js";
export {
  percent,
  sayCount,
  sayDays,
  sayInterval,
  sayProbability,
  sayRange,
  sayRatio,
  sayShare,
  verdictSentence,
} from "./publication/words.js";

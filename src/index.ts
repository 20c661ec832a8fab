// The front door: everything above the wall, in Node and in the browser.

export { unknownMentions } from "./agreement/names.js";
export { readProcessFile } from "./agreement/process-file.js";
export type { Measure } from "./agreement/read-measures.js";
export type { PartyDeclaration } from "./agreement/read-parties.js";
export type { PlaceAliases, PlacesDeclaration } from "./agreement/read-places.js";
export type { SourceDeclaration } from "./agreement/read-sources.js";
export type { TestDeclaration } from "./agreement/read-tests.js";
export {
  chooseTest,
  formOfTest,
  hashOfTest,
  registeredTest,
  type TestTerms,
} from "./agreement/registered-test.js";
export type { AgreementTerms, ProcessFile } from "./agreement/terms/process.js";
export {
  type BuildOptions,
  type CountRow,
  cubeOfCounts,
  cubeOfEvents,
  mentionKey,
  notNamed,
  notPlaced,
} from "./cube/build.js";
export { type Cells, type Cube, cellCount, type Pair } from "./cube/cube.js";
export type { Census, CubeRecipe, Engine, FormatName, ObservationGap, SourceFile } from "./cube/engine.js";
export {
  type Between,
  type DateRule,
  type DateTreatment,
  type Quantity,
  restrict,
  type Scope,
  type Series,
  seriesOf,
} from "./cube/series.js";
export type { ConflictEvent, Harm, Location } from "./events/event.js";
export { eventOfRow } from "./events/from-row.js";
export {
  type Link,
  type LinkOptions,
  likeness,
  linkDuplicates,
  linkThreshold,
  type RecordKey,
} from "./events/link.js";
export {
  matchParties,
  type PartyEntry,
  type PartyMatch,
  type PartyMatching,
} from "./events/match-parties.js";
export {
  matchPlaces,
  type PlaceMatch,
  type PlaceMatching,
  type PlaceOptions,
  placesAsNamed,
} from "./events/match-places.js";
export type { LinkCandidate, LinkRecord, PartyMention, PlaceMention } from "./events/mention.js";
export { fullName, plainName, plainNames, spellingDistance } from "./events/place-names.js";
export { type Absent, absent, isAbsent } from "./ground/absence.js";
export {
  type Boundaries,
  type BoundaryOptions,
  type BoundaryUnit,
  type Located,
  locator,
  type Nearby,
  nearestFinder,
  type Polygon,
  type Position,
  readBoundaries,
} from "./ground/boundaries.js";
export { addDays, type Day, dayOf, formatDay, parseDay, partsOfDay } from "./ground/day.js";
export {
  canonicalForm,
  type Fingerprint,
  fingerprintOf,
  fingerprintOfBytes,
} from "./ground/fingerprint.js";
export {
  type DayInterval,
  daysFrom,
  formatInterval,
  interval,
  lengthOf,
  overlap,
} from "./ground/interval.js";
export { byCodeUnit, type PartyId, type PlaceId, partyId, placeId } from "./ground/names.js";
export { didYouMean, nearest } from "./ground/nearest.js";
export {
  failure,
  type Problem,
  type ProblemCode,
  problem,
  problemCodes,
  type Result,
  type Spot,
  success,
} from "./ground/problem.js";
export { problemsText, problemText } from "./ground/problem-text.js";
export { clopperPearson } from "./numbers/beta.js";
export { type CountMixture, mixtureCdf, mixtureMean, mixtureQuantile } from "./numbers/mixture.js";
export { negativeBinomialCdf, negativeBinomialQuantile } from "./numbers/negative-binomial.js";
export { type RandomStream, stream } from "./numbers/random.js";
export {
  type AcledRequest,
  acledAttribution,
  acledColumns,
  fetchAcled,
} from "./sources/acled-api.js";
export { columnsOf, csvLines, csvRow, type Row } from "./sources/csv-lines.js";
export type { Format } from "./sources/format.js";
export { formatNamed, formatNames } from "./sources/formats.js";
export type { GenericMapping } from "./sources/generic.js";
export {
  type FetchedPage,
  type FetchLike,
  type FetchState,
  type HttpAnswer,
  type HttpEffects,
  type Patience,
  usualPatience,
  webBy,
} from "./sources/http.js";
export type { SourceRow } from "./sources/reading/rows.js";
export { readTable } from "./sources/reading/table.js";
export {
  fetchUcdp,
  type UcdpRequest,
  ucdpCitation,
  ucdpColumns,
} from "./sources/ucdp-api.js";
export {
  fetchWorldBank,
  worldBankCitation,
  worldBankColumns,
} from "./sources/world-bank-api.js";
export { type AssessOptions, assess, software } from "./violence/assess.js";
export {
  type CalibrationPlan,
  calibrate,
  calibrationSeries,
  type NamedSeries,
  type WindowPlan,
} from "./violence/calibrate.js";
export type {
  Calibration,
  HotSpot,
  HotSpots,
  MonitoredDay,
  Monitoring,
  PowerCell,
  TestDesign,
} from "./violence/findings.js";
export {
  type Frame,
  forecastFull,
  forecastHistory,
  forecastWindow,
  weekdayShares,
} from "./violence/forecast/window.js";
export { monitor } from "./violence/monitor.js";
export { answerOf } from "./violence/parts/breakdown.js";
export { type DesignGrid, defaultDesignGrid, designTest } from "./violence/power.js";
export { type ScanInput, type ScanOptions, scanHotSpots } from "./violence/scan.js";
export { neighboursByDistance, spotShapes } from "./violence/scan-shapes.js";
export { defaultDates, defaultPrior, type RatioPrior, type ViolenceTest } from "./violence/test.js";
export type {
  Answer,
  Breakdown,
  DatesJudged,
  Estimate,
  ForecastBlock,
  Judgement,
  Part,
  Placebo,
  Provenance,
  Reason,
  Substitute,
  Substitution,
  Verdict,
} from "./violence/verdict.js";

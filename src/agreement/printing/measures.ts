// Parties, sources, places, measures and tests as a process file writes them; here a list stays a list, also with one item.
import type { ColumnMapping, ObservationGap } from "../../cube/engine.js";
import type { Between } from "../../cube/series.js";
import { addDays, formatDay } from "../../ground/day.js";
import type { DayInterval } from "../../ground/interval.js";
import type { PartyId } from "../../ground/names.js";
import { defaultDates, defaultPrior } from "../../violence/test.js";
import type { Measure } from "../read-measures.js";
import type { PartyDeclaration } from "../read-parties.js";
import type { PlacesDeclaration } from "../read-places.js";
import { columnKeys, type SourceDeclaration } from "../read-sources.js";
import type { TestDeclaration } from "../read-tests.js";
import { keys, list, named, number, oneOrTexts, type Piece, text, texts, word } from "./layout.js";
import { sharePiece } from "./moments.js";
import { section } from "./things.js";

/** The section `parties`. */
export function partiesPiece(parties: readonly PartyDeclaration[]): Piece | undefined {
  if (parties.length === 0) return undefined;
  return named(
    parties.map((party) => {
      const others = party.names.filter((name) => name !== party.id);
      const piece = keys({
        name: party.id === party.key ? undefined : text(party.id),
        role: word(party.role),
        names: others.length === 0 ? undefined : texts(others),
        "speaks-for": oneOrTexts(party.speaksFor),
      });
      return [party.key, piece];
    }),
  );
}

/** The section `sources`. */
export function sourcesPiece(sources: readonly SourceDeclaration[]): Piece | undefined {
  return section(sources, (source) =>
    keys(
      {
        format: word(source.format),
        file: source.files.length === 1 ? text(source.files[0]) : undefined,
        files: source.files.length === 1 ? undefined : texts(source.files),
        columns: source.columns && columnsPiece(source.columns),
        publisher: text(source.publisher),
        release: text(source.release),
        licence: text(source.licence),
        citation: text(source.citation),
        retrieved: word(source.retrieved),
        covers: source.covers && keys(daysKeys(source.covers)),
        gaps: source.gaps.length === 0 ? undefined : list(source.gaps.map(gapPiece)),
      },
      "lines",
    ),
  );
}

/** The section `places`. */
export function placesPiece(places: PlacesDeclaration | undefined): Piece | undefined {
  if (places === undefined) return undefined;
  const aliases = places.aliases.map(({ place, names }): [string, Piece] => [place, texts(names)]);
  return keys(
    {
      boundaries: text(places.boundaries),
      name: text(places.name),
      aliases: aliases.length === 0 ? undefined : named(aliases),
    },
    "lines",
  );
}

/** The section `measures`; its scopes hold names of parties, for which their keys are written. */
export function measuresPiece(
  measures: readonly Measure[],
  parties: readonly PartyDeclaration[],
): Piece | undefined {
  const keysOf = (ids: readonly PartyId[] | undefined): Piece | undefined =>
    texts(ids?.map((id) => parties.find((party) => party.id === id)?.key ?? id));
  return section(measures, ({ quantity, scope, dates }) => {
    const { exceptParties, exceptPlaces } = scope;
    const usual = dates.rule === defaultDates.rule && dates.longest === defaultDates.longest;
    const pair = ({ one, other }: Between): Piece => keys({ one: keysOf(one), other: keysOf(other) });
    return keys({
      count: word(quantity),
      parties: keysOf(scope.parties),
      between: scope.between && list(scope.between.map(pair)),
      kinds: texts(scope.kinds),
      places: texts(scope.places),
      except:
        exceptParties === undefined && exceptPlaces === undefined
          ? undefined
          : keys({ parties: keysOf(exceptParties), places: texts(exceptPlaces) }),
      dates: usual ? undefined : keys({ rule: word(dates.rule), longest: number(dates.longest) }),
    });
  });
}

/** The section `tests`. */
export function testsPiece(tests: readonly TestDeclaration[]): Piece | undefined {
  return section(tests, ({ measure, baseline, window, reduction, certainty, prior }) => {
    const usual = prior.median === defaultPrior.median && prior.scale === defaultPrior.scale;
    return keys(
      {
        measure: text(measure),
        baseline: keys(daysKeys(baseline)),
        window: keys(daysKeys(window)),
        reduction: sharePiece(reduction),
        certainty: sharePiece(certainty),
        prior: usual ? undefined : keys({ median: number(prior.median), scale: number(prior.scale) }),
      },
      "lines",
    );
  });
}

function columnsPiece(columns: ColumnMapping): Piece {
  return named(
    Object.entries(columnKeys).map(([key, field]) => [key, text(columns[field])]),
    "free",
  );
}

function gapPiece({ places, days, why }: ObservationGap): Piece {
  return keys({ places: texts(places), ...daysKeys(days), why: text(why) });
}

// both ends included, as people write days
function daysKeys(days: DayInterval): { readonly from: Piece; readonly to: Piece } {
  return { from: word(formatDay(days.start)), to: word(formatDay(addDays(days.end, -1))) };
}

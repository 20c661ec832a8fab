// The names of months in the three calendars, in the spellings that agreements, mediators and newspapers use.

/** The calendars of peace agreements: Gregorian, Persian solar, Hijri lunar. */
export type CalendarName = "gregorian" | "persian" | "hijri";

/** The two sets of names of the Persian solar calendar: `dari` as in Afghanistan (Hamal … Hoot), `iranian` (Farvardin … Esfand). */
export type PersianMonths = "dari" | "iranian";

/** The twelve names as they are printed. */
export const monthNames = {
  gregorian: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  dari: [
    "Hamal",
    "Sawr",
    "Jawza",
    "Saratan",
    "Asad",
    "Sonbola",
    "Mizan",
    "Aqrab",
    "Qaws",
    "Jadi",
    "Dalw",
    "Hoot",
  ],
  iranian: [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
  ],
  hijri: [
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Thani",
    "Jumada al-Ula",
    "Jumada al-Thani",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qada",
    "Dhu al-Hijja",
  ],
} as const;

/** A month of a calendar; months count from 1. */
export type NamedMonth = { readonly calendar: CalendarName; readonly month: number };

/**
 * The month that a name stands for, or `undefined`. Letter case, accents, hyphens, apostrophes and spaces do not count.
 *
 * @example
 * monthOfName("hut") // { calendar: "persian", month: 12 }
 * monthOfName("Dhul-Ḥijjah") // { calendar: "hijri", month: 12 }
 * monthOfName("Smarch") // undefined
 */
export function monthOfName(name: string): NamedMonth | undefined {
  return months.get(foldedMonth(name));
}

// other spellings, twelve groups divided by "|"; within a group by spaces. Latin ones are written as they are folded.
const spellings: readonly (readonly [CalendarName, string])[] = [
  ["gregorian", "jan|feb|mar|apr||jun|jul|aug|sep sept|oct|nov|dec"],
  [
    "persian",
    "|saur thawr sowr thaur sour|jauza jowza jawzah jauzah|sartan|assad|sunbula sunbulah sonbula sonbolah sumbula sumbola sonbula||akrab|qaus qows qavs kaws|jaddi jady jadee|dalv dalwa daluw|hut hout huut",
  ],
  // as in Pashto
  [
    "persian",
    "wray|ghwayay ghwayai|ghbargolay ghbargolai|chungash chungakh|zmaray zmarai|wazhay wazhai|tala|laram|lindai linday|marghumay marghumai|salwagha|kab",
  ],
  [
    "persian",
    "|urdibihisht ordibehest|xordad||murdad amordad|shahrivar shahrewar|mihr||||bahmen|isfand espand",
  ],
  ["persian", "حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت"],
  ["persian", "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"],
  [
    "hijri",
    "moharram muharam|safer|rabialawal rabiulawwal rabiulawal rabiawwal rabii rabi1 rabilawwal|rabiulthani rabithani rabialakhir rabiulakhir rabialakhar rabiusthani rabiussani rabialsani rabiii rabi2 rabilakhir|jumadalula jumadaalawwal jumadaulawwal jumadalawwal jumadaalawal jamadiulawwal jamadialawwal jumadai jumada1|jumadaalthania jumadaalakhira jumadaalakhirah jumadaalakhir jumadalthani jumadalakhira jumadaulthani jamadiulthani jumadausthani jumadathani jumadaii jumada2|rajb|shabaan shaaban|ramazan ramadhan|shawal|dhualqadah dhualqida dhualqidah dhulqada dhulqadah dhulqida dhulqidah zulqada zulqadah zilqad zulqida|dhualhijjah dhulhijja dhulhijjah zulhijja zulhijjah zilhajj dhulhijj",
  ],
  [
    "hijri",
    "محرم|صفر|ربیع‌الاول ربیعالاول|ربیعالثانی ربیعالاخر|جمادیالاولی جمادیالاول|جمادیالثانیه جمادیالثانی جمادیالاخره|رجب|شعبان|رمضان|شوال|ذوالقعده ذیالقعده ذوالقعدة|ذوالحجه ذیالحجه ذوالحجة",
  ],
];

const months: ReadonlyMap<string, NamedMonth> = buildMonths();

function buildMonths(): ReadonlyMap<string, NamedMonth> {
  const known = new Map<string, NamedMonth>();
  const add = (calendar: CalendarName, groups: readonly (readonly string[])[]): void => {
    groups.forEach((group, i) => {
      for (const name of group) if (name !== "") known.set(foldedMonth(name), { calendar, month: i + 1 });
    });
  };
  for (const [set, names] of Object.entries(monthNames)) {
    const calendar = set === "gregorian" || set === "hijri" ? set : "persian";
    add(
      calendar,
      names.map((name) => [name]),
    );
  }
  for (const [calendar, text] of spellings) {
    add(
      calendar,
      text.split("|").map((group) => group.split(" ")),
    );
  }
  return known;
}

function foldedMonth(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/ة/g, "ه")
    .replace(/[^\p{Ll}\p{Lo}\p{N}]/gu, "");
}

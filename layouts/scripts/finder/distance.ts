// How far away: kilometres, or miles where people count in them.
import { language } from "../parts/words";

const mile = 1.609344;
const inMiles = new Set(["GB", "US", "LR", "MM", "IM", "JE", "GG", "PR"]);

/** Whether people in a country (ISO 3166-1 alpha-2) count in miles; without one, where the device's language is spoken. */
export const miles = (country?: string): boolean => inMiles.has((country || new Intl.Locale(navigator.language).region || "").toUpperCase());

/** The distances from which a reader chooses, in kilometres. */
export const radii = (country?: string): number[] =>
  miles(country) ? [3, 5, 10, 25, 50, 100, 200].map((n) => n * mile) : [5, 10, 20, 40, 80, 160, 320];

/** The choice that is nearest to a distance. */
export const nearest = (km: number, country?: string): number =>
  radii(country).reduce((a, b) => (Math.abs(b - km) < Math.abs(a - km) ? b : a));

const format = (unit: string) => new Intl.NumberFormat([language, "en"], { style: "unit", unit, numberingSystem: "latn", maximumFractionDigits: 0 });
const kilometres = format("kilometer"), inMile = format("mile");

export const said = (km: number, country?: string): string =>
  miles(country) ? inMile.format(Math.max(1, Math.round(km / mile))) : kilometres.format(Math.max(1, Math.round(km)));

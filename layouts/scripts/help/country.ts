// In which country the reader probably is. Nobody is asked and nothing is sent: the
// device's time zone says it.
import { helpZones } from "go:constants";
import { language } from "../parts/words";

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

/** The countries of the hub's help lines in which the reader may be, the narrowest first. */
export function likely(countries: string[]): string[] {
  return countries.filter((c) => helpZones[c]?.includes(zone())).sort((a, b) => helpZones[a]!.length - helpZones[b]!.length);
}

/** The same to put numbers in order; where the device hides its zone, the language of the page is better than nothing. */
export function guessed(countries: string[]): string[] {
  if (!/^($|Etc\/|UTC|GMT)/.test(zone())) return likely(countries);
  return countries.filter((c) => c === new Intl.Locale(language).maximize().region);
}

// In which country the reader probably is. Nobody is asked and nothing is sent: the
// device's time zone says it, and where that says nothing the language of the page.
import { helpZones } from "go:constants";
import { language } from "../parts/words";

/** The countries of the hub's help lines in which the reader may be, the narrowest first. */
export function likely(countries: string[]): string[] {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const here = zone && !/^(Etc\/|UTC|GMT)/.test(zone)
    ? countries.filter((c) => helpZones[c]?.includes(zone))
    : countries.filter((c) => c === new Intl.Locale(language).maximize().region);
  return here.sort((a, b) => helpZones[a]!.length - helpZones[b]!.length);
}

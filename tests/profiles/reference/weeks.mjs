// What opening_hours.js, the reference implementation, makes of hours: reads {texts, mondays} from stdin and prints, for each text, a list of the
// open intervals of each week, as minutes from its Monday, or the message of a refusal. The place is in Bavaria. Run it with TZ=UTC, whose days
// all have 24 hours.
import fs from "node:fs";
import OpeningHours from "opening_hours";

const PLACE = { lat: 48.137, lon: 11.575, address: { country_code: "de", state: "Bayern" } };
const WEEK = 7 * 24 * 60, MINUTE = 60_000;

function weeksOf(text, mondays) {
  try {
    const hours = new OpeningHours(text, PLACE);
    return mondays.map((day) => {
      const monday = new Date(`${day}T00:00Z`);
      const intervals = hours.getOpenIntervals(monday, new Date(monday.getTime() + WEEK * MINUTE));
      return intervals.map((ends) => ends.slice(0, 2).map((end) => (end - monday) / MINUTE));
    });
  } catch (error) {
    return String(error);
  }
}

const { texts, mondays } = JSON.parse(fs.readFileSync(0, "utf-8"));
console.log(JSON.stringify(texts.map((text) => weeksOf(text, mondays))));

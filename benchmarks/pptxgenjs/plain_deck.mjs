// What a person writes with PptxGenJS for the same deck: the same slides, texts, notes, charts and tables.
//
// node plain_deck.mjs TOWNS.json OUTPUT.pptx

import { readFileSync } from "node:fs";
import pptxgen from "pptxgenjs";

const PERIOD = 12;
// Sections that an agenda lists on one slide.
const LISTED = 13;
const PLACE = { x: 0.5, y: 1.75, w: 9, h: 3.4 };
const SOURCE = "[1] Library visits in 2024.";

const [, , input, output] = process.argv;
const towns = JSON.parse(readFileSync(input, "utf-8"));
const deck = new pptxgen();

function addSlide(title, notes) {
  const slide = deck.addSlide();
  slide.addText(title, { x: 0.5, y: 0.4, w: 9, h: 1, fontSize: 28, bold: true });
  slide.addNotes(notes);
  return slide;
}

function addList(slide, texts, place) {
  slide.addText(texts.map((text) => ({ text, options: { bullet: true, breakLine: true } })), { ...place, fontSize: 20 });
}

function addSource(slide) {
  slide.addText(SOURCE, { x: 0.5, y: 5.2, w: 9, h: 0.3, fontSize: 14 });
}

function passages(shown) {
  return shown.map((town) => `Source [1], article.txt: “${town.sentence}”`).join("\n");
}

function addFinding(town) {
  const notes = `Ask who has been to the library of ${town.name} this year, and what brought them there.`;
  const slide = addSlide(`Visits in ${town.name} rose by ${town.rise}%`, `${notes}\n${passages([town])}`);
  slide.addText(`+${town.rise}%`, { x: 0.5, y: 2, w: 3, h: 1, fontSize: 60 });
  slide.addText(`visits to the library in ${town.name}`, { x: 0.5, y: 3, w: 3, h: 1, fontSize: 18 });
  const openToAll = `The library of ${town.name} is open to everybody.`;
  const first = "Evening hours brought people who work during the day.";
  addList(slide, [first, "Schools came with whole classes.", openToAll], { x: 4, y: 2, w: 5.5, h: 3 });
  addSource(slide);
}

function addChart(shown) {
  const title = `Where visits rose, ${shown[0].name} and its neighbours`;
  const slide = addSlide(title, `Compare the towns before you go on.\n${passages(shown)}`);
  const labels = shown.map((town) => `Visits to the library in ${town.name}`);
  const series = [{ name: title, labels, values: shown.map((town) => town.rise) }];
  slide.addChart(deck.charts.BAR, series, { ...PLACE, barDir: "bar" });
  addSource(slide);
}

function addTable(shown) {
  const notes = `The table has the numbers for those who ask.\n${passages(shown)}`;
  const slide = addSlide(`Visits in ${shown[0].name} and its neighbours`, notes);
  const rows = shown.map((town) => [town.name, `${town.rise}%`, town.visits.toLocaleString("en-GB")]);
  slide.addTable([["Town", "Rise", "Visits"], ...rows], PLACE);
  addSource(slide);
}

function addEntry(index) {
  const first = index - (index % PERIOD);
  const shown = towns.slice(first, first + 6);
  if (index % PERIOD === PERIOD - 2) addChart(shown);
  else if (index % PERIOD === PERIOD - 1) addTable(shown);
  else addFinding(towns[index]);
}

addSlide("Library visits, town by town", "Edition of 3 February 2025.");
const sections = towns.filter((_, index) => index % PERIOD === 0).map((town) => `Around ${town.name}`);
for (let start = 0; start < sections.length; start += LISTED) {
  const agenda = addSlide(`What this covers (${start / LISTED + 1})`, "Say what is to come.");
  addList(agenda, sections.slice(start, start + LISTED), PLACE);
}
towns.forEach((_, index) => {
  if (index % PERIOD === 0) addSlide(sections[index / PERIOD], "In this part: the towns around.");
  addEntry(index);
});
addList(addSlide("Sources", "The numbers in square brackets stand for these sources."), ["Library visits in 2024."], PLACE);
await deck.writeFile({ fileName: output });

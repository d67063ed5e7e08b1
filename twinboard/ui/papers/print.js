// Draws the chart of this page and gives it out as a PNG at print size, with its 300 dots per inch and its code inside.
"use strict";

const told = JSON.parse(document.getElementById("told").textContent);
const drawing = document.getElementById("drawing");
const said = document.getElementById("said");

const crcTable = Uint32Array.from({ length: 256 }, (_, number) => {
  let value = number;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = crcTable[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name, data) {
  const whole = new Uint8Array(12 + data.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(new TextEncoder().encode(name), 4);
  whole.set(data, 8);
  view.setUint32(8 + data.length, crc(whole.subarray(4, 8 + data.length)));
  return whole;
}

function density(dotsPerMetre) {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  view.setUint32(0, dotsPerMetre);
  view.setUint32(4, dotsPerMetre);
  data[8] = 1; // metres
  return chunk("pHYs", data);
}

// keyword, no compression, no language, no translated keyword, text
const words = (keyword, text) => chunk("iTXt", new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`));

async function picture() {
  const address = await Plotly.toImage(drawing, {
    format: "png", width: told.width, height: told.height, scale: told.scale,
  });
  const bytes = Uint8Array.from(atob(address.split(",")[1]), (letter) => letter.charCodeAt(0));
  const afterHeader = 33; // signature and IHDR
  const parts = [bytes.subarray(0, afterHeader), density(told.dotsPerMetre), words("Twinboard", told.stamp)];
  return new Blob([...parts, bytes.subarray(afterHeader)], { type: "image/png" });
}

async function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await picture());
  link.download = told.fileName;
  link.click();
  said.textContent = `Saved as ${told.fileName}.`;
}

async function copy() {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture() })]);
    said.textContent = "The picture is copied: paste it where it belongs.";
  } catch {
    said.textContent = "This browser does not let pages copy pictures. Download it instead.";
  }
}

Plotly.newPlot(drawing, told.figure.data, told.figure.layout, { staticPlot: true }).then(() => {
  document.getElementById("download").addEventListener("click", download);
  document.getElementById("copy").addEventListener("click", copy);
  document.body.dataset.ready = "yes";
});

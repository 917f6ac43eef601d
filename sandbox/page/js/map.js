// A drawn map without tiles: streets, blocks, water and parks follow from the coordinates alone,
// so that the same place always looks the same.

import { svg } from "./dom.js";

const CELL = 0.0022; // degrees between two streets
const SCALE = 44000; // pixels per degree

function chance(x, y) {
  const mixed = Math.imul(x * 374761393 + y * 668265263, 1274126177);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 4294967296;
}

export function drawnMap(latitude, longitude, width, height) {
  const parts = [svg("rect", { class: "map-ground", width, height })];
  const west = longitude - width / 2 / SCALE;
  const north = latitude + height / 2 / SCALE;
  const toX = (lon) => Math.round((lon - west) * SCALE * 10) / 10;
  const toY = (lat) => Math.round((north - lat) * SCALE * 10) / 10;
  const columns = [Math.floor(west / CELL), Math.ceil((west + width / SCALE) / CELL)];
  const rows = [Math.floor((north - height / SCALE) / CELL), Math.ceil(north / CELL)];
  for (let column = columns[0]; column <= columns[1]; column += 1) {
    for (let row = rows[0]; row <= rows[1]; row += 1) {
      parts.push(...block(column, row, toX(column * CELL), toY((row + 1) * CELL)));
    }
  }
  parts.push(river(west, width, toX, toY, latitude));
  parts.push(...streets(columns, rows, toX, toY, width, height));
  parts.push(pin(width / 2, height / 2));
  const look = { class: "map", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" };
  return svg("svg", look, parts);
}

function block(column, row, x, y) {
  const side = CELL * SCALE;
  const luck = chance(column, row);
  if (luck < 0.12)
    return [
      svg("rect", {
        class: "map-park",
        x: x + 5,
        y: y + 5,
        width: side - 10,
        height: side - 10,
        rx: 8,
      }),
    ];
  const houses = [];
  const half = side / 2;
  for (let place = 0; place < 4; place += 1) {
    if (chance(column * 4 + place, row * 7) < 0.3) continue;
    const left = x + 9 + (place % 2) * (half - 4);
    const top = y + 9 + (place >> 1) * (half - 4);
    houses.push(
      svg("rect", {
        class: "map-house",
        x: left,
        y: top,
        width: half - 16,
        height: half - 16 - 8 * luck,
        rx: 2,
      }),
    );
  }
  return houses;
}

function river(west, width, toX, toY, latitude) {
  const centre = Math.round(latitude / 0.02) * 0.02 + 0.0031;
  const points = [];
  for (let x = -20; x <= width + 20; x += 10) {
    const lon = west + x / SCALE;
    points.push(
      `${x},${toY(centre + 0.0011 * Math.sin(lon * 700) + 0.0004 * Math.sin(lon * 2100))}`,
    );
  }
  return svg("polyline", { class: "map-water", points: points.join(" ") });
}

function streets(columns, rows, toX, toY, width, height) {
  const lines = [];
  for (let column = columns[0]; column <= columns[1]; column += 1) {
    const big = column % 4 === 0 ? " map-avenue" : "";
    const x = toX(column * CELL);
    lines.push(svg("line", { class: `map-street${big}`, x1: x, x2: x, y1: 0, y2: height }));
  }
  for (let row = rows[0]; row <= rows[1]; row += 1) {
    const big = row % 3 === 0 ? " map-avenue" : "";
    const y = toY(row * CELL);
    lines.push(svg("line", { class: `map-street${big}`, x1: 0, x2: width, y1: y, y2: y }));
  }
  return lines;
}

function pin(x, y) {
  const drop = "M0 0C-3-8-11-13-11-22a11 11 0 0 1 22 0C11-13 3-8 0 0z";
  return svg(
    "g",
    { class: "map-pin", transform: `translate(${x} ${y})` },
    svg("ellipse", { class: "map-shade", rx: 6, ry: 2.5 }),
    svg("path", { d: drop }),
    svg("circle", { cy: -22, r: 4.5 }),
  );
}

export const pixelsPerDegree = SCALE;

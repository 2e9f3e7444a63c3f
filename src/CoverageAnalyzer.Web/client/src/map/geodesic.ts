/** WGS 84: half axis in metres and flattening. */
const a = 6378137;
const f = 1 / 298.257223563;
const b = a * (1 - f);
const eccentricitySquared = f * (2 - f);
const eccentricity = Math.sqrt(eccentricitySquared);
const radians = Math.PI / 180;

/** A place: longitude, latitude in degrees. */
export type Place = readonly [number, number];

/** Edges are cut to this length before their area is summed: the error is then far below a millionth. */
const areaStepMetres = 2000;
const mostAreaSteps = 400;

/**
 * The shortest way between two places on the ellipsoid: its length and its direction at the start.
 * Source: T. Vincenty, Direct and inverse solutions of geodesics on the ellipsoid (1975). Valid for places that are not nearly opposite each other on the globe:
 * those give NaN. Accuracy: 0.1 mm.
 */
export function inverse(from: Place, to: Place): { metres: number; azimuthRadians: number } {
  const difference = (to[0] - from[0]) * radians;
  const u1 = Math.atan((1 - f) * Math.tan(from[1] * radians));
  const u2 = Math.atan((1 - f) * Math.tan(to[1] * radians));
  const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = difference;
  for (let turn = 0; turn < 200; turn++) {
    const [sl, cl] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(c2 * sl, c1 * s2 - s1 * c2 * cl);
    if (sinSigma === 0) {
      return { metres: 0, azimuthRadians: 0 };
    }
    const cosSigma = s1 * s2 + c1 * c2 * cl;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (c1 * c2 * sl) / sinSigma;
    const cosAlphaSquared = 1 - sinAlpha ** 2;
    const cosMiddle = cosAlphaSquared === 0 ? 0 : cosSigma - (2 * s1 * s2) / cosAlphaSquared;
    const c = (f / 16) * cosAlphaSquared * (4 + f * (4 - 3 * cosAlphaSquared));
    const last = lambda;
    lambda = difference + (1 - c) * f * sinAlpha * (sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle ** 2 - 1)));
    if (Math.abs(lambda - last) < 1e-12) {
      const uSquared = (cosAlphaSquared * (a * a - b * b)) / (b * b);
      const big = 1 + (uSquared / 16384) * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)));
      return {
        metres: b * big * (sigma - deltaSigma(uSquared, sinSigma, cosSigma, cosMiddle)),
        azimuthRadians: Math.atan2(c2 * Math.sin(lambda), c1 * s2 - s1 * c2 * Math.cos(lambda)),
      };
    }
  }
  return { metres: NaN, azimuthRadians: NaN };
}

function deltaSigma(uSquared: number, sinSigma: number, cosSigma: number, cosMiddle: number): number {
  const small = (uSquared / 1024) * (256 + uSquared * (-128 + uSquared * (74 - 47 * uSquared)));
  return (
    small *
    sinSigma *
    (cosMiddle + (small / 4) * (cosSigma * (2 * cosMiddle ** 2 - 1) - (small / 6) * cosMiddle * (4 * sinSigma ** 2 - 3) * (4 * cosMiddle ** 2 - 3)))
  );
}

/** The place reached from another in a direction after a length. Source: Vincenty, as above. */
export function direct(from: Place, azimuthRadians: number, metres: number): Place {
  const tanU = (1 - f) * Math.tan(from[1] * radians);
  const cosU = 1 / Math.hypot(1, tanU);
  const sinU = tanU * cosU;
  const [sinAzimuth, cosAzimuth] = [Math.sin(azimuthRadians), Math.cos(azimuthRadians)];
  const sigma1 = Math.atan2(tanU, cosAzimuth);
  const sinAlpha = cosU * sinAzimuth;
  const cosAlphaSquared = 1 - sinAlpha ** 2;
  const uSquared = (cosAlphaSquared * (a * a - b * b)) / (b * b);
  const big = 1 + (uSquared / 16384) * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)));
  let sigma = metres / (b * big);
  for (let turn = 0; turn < 100; turn++) {
    const next = metres / (b * big) + deltaSigma(uSquared, Math.sin(sigma), Math.cos(sigma), Math.cos(2 * sigma1 + sigma));
    const done = Math.abs(next - sigma) < 1e-13;
    sigma = next;
    if (done) {
      break;
    }
  }
  const [sinSigma, cosSigma, cosMiddle] = [Math.sin(sigma), Math.cos(sigma), Math.cos(2 * sigma1 + sigma)];
  const latitude = Math.atan2(sinU * cosSigma + cosU * sinSigma * cosAzimuth, (1 - f) * Math.hypot(sinAlpha, sinU * sinSigma - cosU * cosSigma * cosAzimuth));
  const lambda = Math.atan2(sinSigma * sinAzimuth, cosU * cosSigma - sinU * sinSigma * cosAzimuth);
  const c = (f / 16) * cosAlphaSquared * (4 + f * (4 - 3 * cosAlphaSquared));
  const difference = lambda - (1 - c) * f * sinAlpha * (sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle ** 2 - 1)));
  return [from[0] + difference / radians, latitude / radians];
}

/** Length of a line in metres along the ellipsoid. */
export function lengthMetres(line: readonly Place[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    sum += inverse(line[i - 1]!, line[i]!).metres;
  }
  return sum;
}

/**
 * Area in square metres of a ring whose edges are shortest ways on the ellipsoid; the ring need not be closed.
 * The edges are cut short and laid on the cylindrical equal-area projection, which keeps every area.
 * Source: J. P. Snyder, Map Projections: A Working Manual (1987), equations (10-1), (3-12). Valid for rings that hold no pole.
 */
export function areaSquareMetres(ring: readonly Place[]): number {
  let twice = 0;
  let last: [number, number] | null = null;
  let first: [number, number] | null = null;
  for (let i = 0; i < ring.length; i++) {
    for (const place of along(ring[i]!, ring[(i + 1) % ring.length]!)) {
      const point: [number, number] = [(place[0] - ring[0]![0]) * radians * a, equalAreaOrdinate(place[1] * radians)];
      first ??= point;
      if (last !== null) {
        twice += last[0] * point[1] - point[0] * last[1];
      }
      last = point;
    }
  }
  if (first !== null && last !== null) {
    twice += last[0] * first[1] - first[0] * last[1];
  }
  return Math.abs(twice) / 2;
}

/** Places on the shortest way between two, the first included, the last not. */
export function along(from: Place, to: Place): Place[] {
  const { metres, azimuthRadians } = inverse(from, to);
  const steps = Math.max(1, Math.min(mostAreaSteps, Math.ceil(metres / areaStepMetres) || 1));
  return Array.from({ length: steps }, (_, i) => (i === 0 ? from : direct(from, azimuthRadians, (metres * i) / steps)));
}

function equalAreaOrdinate(latitude: number): number {
  const sine = Math.sin(latitude);
  const es = eccentricity * sine;
  const q = (1 - eccentricitySquared) * (sine / (1 - es * es) - (1 / (2 * eccentricity)) * Math.log((1 - es) / (1 + es)));
  return (a * q) / 2;
}

/** A circle on the ellipsoid: places at the same distance from its middle. */
export function circle(middle: Place, radiusMetres: number, corners = 72): Place[] {
  return Array.from({ length: corners }, (_, i) => direct(middle, (2 * Math.PI * i) / corners, radiusMetres));
}

/** Whether two edges of a ring cross. */
export function crossesItself(ring: readonly Place[]): boolean {
  const side = (p: Place, q: Place, r: Place): number => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  for (let i = 0; i < ring.length; i++) {
    const [p, q] = [ring[i]!, ring[(i + 1) % ring.length]!];
    for (let j = i + 2; j < ring.length; j++) {
      if (i === 0 && j === ring.length - 1) {
        continue;
      }
      const [r, s] = [ring[j]!, ring[(j + 1) % ring.length]!];
      if (side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0) {
        return true;
      }
    }
  }
  return false;
}

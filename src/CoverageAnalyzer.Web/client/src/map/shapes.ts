import { mercatorX, mercatorY } from './mercator';

/**
 * The geometry of many features as flat arrays, in Web Mercator metres. One shape is one feature, or the piece of it in a tile.
 * Flat arrays are drawn, searched and kept several times faster than an object a feature.
 */
export interface Shapes {
  readonly kind: 'polygon' | 'line' | 'point';
  /** Position in its source of the feature each shape belongs to. */
  readonly feature: Int32Array;
  /** First ring (or part of a line) of each shape; one more at the end. A point shape has its points as one ring. */
  readonly firstRing: Int32Array;
  /** First vertex of each ring; one more at the end. */
  readonly firstVertex: Int32Array;
  /** x, y of each vertex. */
  readonly xy: Float64Array;
  /** Least x, least y, greatest x, greatest y of each shape. */
  readonly boxes: Float64Array;
}

/** A geometry as GeoJSON has it. */
interface GeoJsonGeometry {
  type: string;
  coordinates?: unknown;
  geometries?: GeoJsonGeometry[];
}

export interface GeoJsonFeatures {
  features: { id?: string | number; geometry: GeoJsonGeometry | null }[];
}

/** Collects shapes one by one. */
export class ShapesBuilder {
  private readonly features: number[] = [];
  private readonly rings: number[] = [0];
  private readonly vertices: number[] = [0];
  private readonly boxes: number[] = [];
  private readonly xy: number[] = [];

  constructor(private readonly kind: Shapes['kind']) {}

  /** Adds a vertex of the ring under way. */
  vertex(x: number, y: number): void {
    this.xy.push(x, y);
  }

  endRing(): void {
    const end = this.xy.length / 2;
    if (end > this.vertices[this.vertices.length - 1]!) {
      this.vertices.push(end);
    }
  }

  /** Ends a shape; one without any vertex is left out. */
  endShape(feature: number): void {
    const first = this.rings[this.rings.length - 1]!;
    const last = this.vertices.length - 1;
    if (last === first) {
      return;
    }
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 2 * this.vertices[first]!; i < this.xy.length; i += 2) {
      const x = this.xy[i]!;
      const y = this.xy[i + 1]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    this.features.push(feature);
    this.rings.push(last);
    this.boxes.push(west, south, east, north);
  }

  build(): Shapes {
    return {
      kind: this.kind,
      feature: Int32Array.from(this.features),
      firstRing: Int32Array.from(this.rings),
      firstVertex: Int32Array.from(this.vertices),
      xy: Float64Array.from(this.xy),
      boxes: Float64Array.from(this.boxes),
    };
  }
}

/** The shapes of GeoJSON in WGS 84. A feature's position is its whole-number id, or its place in the list. */
export function shapesOfGeoJson(collection: GeoJsonFeatures, kind: Shapes['kind']): Shapes {
  const builder = new ShapesBuilder(kind);
  collection.features.forEach((feature, place) => {
    if (feature.geometry !== null) {
      addGeometry(builder, feature.geometry);
      builder.endShape(typeof feature.id === 'number' && Number.isInteger(feature.id) ? feature.id : place);
    }
  });
  return builder.build();
}

function addGeometry(builder: ShapesBuilder, geometry: GeoJsonGeometry): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries ?? []) {
      addGeometry(builder, part);
    }
    return;
  }
  addCoordinates(builder, geometry.coordinates, geometry.type === 'Point');
}

/** Walks down to the lists of positions; each such list is a ring, a part of a line, or the points of a multi-point. */
function addCoordinates(builder: ShapesBuilder, coordinates: unknown, isPosition: boolean): void {
  if (!Array.isArray(coordinates) || coordinates.length === 0) {
    return;
  }
  if (isPosition) {
    builder.vertex(mercatorX(Number(coordinates[0])), mercatorY(Number(coordinates[1])));
    builder.endRing();
    return;
  }
  if (Array.isArray(coordinates[0]) && typeof coordinates[0][0] === 'number') {
    for (const position of coordinates as number[][]) {
      builder.vertex(mercatorX(position[0]!), mercatorY(position[1]!));
    }
    builder.endRing();
    return;
  }
  for (const part of coordinates) {
    addCoordinates(builder, part, false);
  }
}

/** The shapes of points given by longitude and latitude, one a feature. */
export function shapesOfPoints(points: readonly { longitude: number; latitude: number }[]): Shapes {
  const builder = new ShapesBuilder('point');
  points.forEach((point, feature) => {
    builder.vertex(mercatorX(point.longitude), mercatorY(point.latitude));
    builder.endRing();
    builder.endShape(feature);
  });
  return builder.build();
}

/** Whether a place lies in a polygon shape: an odd number of its edges is crossed on the way to the east. */
export function contains(shapes: Shapes, shape: number, x: number, y: number): boolean {
  const { boxes, xy, firstRing, firstVertex } = shapes;
  if (x < boxes[4 * shape]! || y < boxes[4 * shape + 1]! || x > boxes[4 * shape + 2]! || y > boxes[4 * shape + 3]!) {
    return false;
  }
  let inside = false;
  for (let ring = firstRing[shape]!; ring < firstRing[shape + 1]!; ring++) {
    const start = firstVertex[ring]!;
    const end = firstVertex[ring + 1]!;
    for (let i = start, j = end - 1; i < end; j = i++) {
      const yi = xy[2 * i + 1]!;
      const yj = xy[2 * j + 1]!;
      if (yi > y !== yj > y && x < ((xy[2 * j]! - xy[2 * i]!) * (y - yi)) / (yj - yi) + xy[2 * i]!) {
        inside = !inside;
      }
    }
  }
  return inside;
}

/** Abscissas where a line of equal ordinate crosses a polygon shape, rising: the inside lies between the first and second, third and fourth, … */
export function crossings(shapes: Shapes, shape: number, y: number): number[] {
  const { xy, firstRing, firstVertex } = shapes;
  const found: number[] = [];
  for (let ring = firstRing[shape]!; ring < firstRing[shape + 1]!; ring++) {
    const start = firstVertex[ring]!;
    const end = firstVertex[ring + 1]!;
    for (let i = start, j = end - 1; i < end; j = i++) {
      const yi = xy[2 * i + 1]!;
      const yj = xy[2 * j + 1]!;
      if (yi > y !== yj > y) {
        found.push(((xy[2 * j]! - xy[2 * i]!) * (y - yi)) / (yj - yi) + xy[2 * i]!);
      }
    }
  }
  return found.sort((a, b) => a - b);
}

/** Area (map square metres) and centroid of each polygon shape. */
export function middlesOf(shapes: Shapes): { area: Float64Array; x: Float64Array; y: Float64Array } {
  const count = shapes.feature.length;
  const area = new Float64Array(count);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const { xy, firstRing, firstVertex, boxes } = shapes;
  for (let shape = 0; shape < count; shape++) {
    const [ox, oy] = [boxes[4 * shape]!, boxes[4 * shape + 1]!];
    let [twice, sx, sy] = [0, 0, 0];
    for (let ring = firstRing[shape]!; ring < firstRing[shape + 1]!; ring++) {
      const end = firstVertex[ring + 1]!;
      for (let i = firstVertex[ring]!, j = end - 1; i < end; j = i++) {
        const [ax, ay, bx, by] = [xy[2 * j]! - ox, xy[2 * j + 1]! - oy, xy[2 * i]! - ox, xy[2 * i + 1]! - oy];
        const cross = ax * by - bx * ay;
        twice += cross;
        sx += cross * (ax + bx);
        sy += cross * (ay + by);
      }
    }
    area[shape] = Math.abs(twice) / 2;
    x[shape] = twice === 0 ? (ox + boxes[4 * shape + 2]!) / 2 : ox + sx / (3 * twice);
    y[shape] = twice === 0 ? (oy + boxes[4 * shape + 3]!) / 2 : oy + sy / (3 * twice);
  }
  return { area, x, y };
}

/** How the plane (Web Mercator metres) lies on a canvas: what is drawn with it is in CSS pixels. */
export interface Frame {
  /** Canvas size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Plane coordinates of the upper left corner. */
  readonly west: number;
  readonly north: number;
  /** Metres a CSS pixel. */
  readonly resolution: number;
  /** Zoom as web maps count it. */
  readonly zoom: number;
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number;
}

/** The plane's box that a frame shows, with a margin in CSS pixels. */
export function boxOf(frame: Frame, marginPixels = 0): [number, number, number, number] {
  const margin = marginPixels * frame.resolution;
  return [
    frame.west - margin,
    frame.north - frame.height * frame.resolution - margin,
    frame.west + frame.width * frame.resolution + margin,
    frame.north + margin,
  ];
}

/** Room kept free around the study in px: the buttons stand on the left, scale bar and coordinates below. */
const room = { top: 14, right: 14, bottom: 34, left: 54 };

/**
 * The view that shows a box of the plane whole and in the middle of a map of so many px, moved only as far as what lies over the map asks for.
 * @param box West, south, east, north in plane metres.
 * @returns Middle of the map in plane metres, and metres a px.
 */
export function wholeView(box: readonly [number, number, number, number], width: number, height: number): { center: [number, number]; resolution: number } {
  const [west, south, east, north] = box;
  const resolution = Math.max((east - west) / Math.max(width - room.left - room.right, 50), (north - south) / Math.max(height - room.top - room.bottom, 50), 0.5);
  const left = (width - (east - west) / resolution) / 2;
  const below = (height - (north - south) / resolution) / 2;
  return {
    center: [(west + east) / 2 - Math.max(0, room.left - left) * resolution, (south + north) / 2 - Math.max(0, room.bottom - below) * resolution],
    resolution,
  };
}

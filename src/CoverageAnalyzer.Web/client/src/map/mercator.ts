/** Equatorial radius of the sphere of Web Mercator (EPSG:3857), in metres. */
export const mercatorRadiusMetres = 6378137;

/** Half the width of the Web Mercator world, in metres. */
export const mercatorHalfWidthMetres = Math.PI * mercatorRadiusMetres;

/** First eccentricity squared of WGS 84. */
const eccentricitySquared = 0.00669437999014;

const radians = Math.PI / 180;

/** Abscissa in Web Mercator of a longitude in degrees. */
export function mercatorX(longitudeDegrees: number): number {
  return longitudeDegrees * radians * mercatorRadiusMetres;
}

/** Ordinate in Web Mercator of a latitude in degrees. */
export function mercatorY(latitudeDegrees: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latitudeDegrees * radians) / 2)) * mercatorRadiusMetres;
}

/** Longitude in degrees of an abscissa. */
export function longitudeOf(x: number): number {
  return x / mercatorRadiusMetres / radians;
}

/** Latitude in degrees of an ordinate. */
export function latitudeOf(y: number): number {
  return (2 * Math.atan(Math.exp(y / mercatorRadiusMetres)) - Math.PI / 2) / radians;
}

/** Metres on the ellipsoid that a metre of the map is worth along a parallel: radius of the parallel over that of the equator. */
export function groundMetresPerMapMetre(latitudeDegrees: number): number {
  const latitude = latitudeDegrees * radians;
  return Math.cos(latitude) / Math.sqrt(1 - eccentricitySquared * Math.sin(latitude) ** 2);
}

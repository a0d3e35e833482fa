// What the file holds: {events, missing, topology, patterns}.
export const recording = JSON.parse(document.getElementById("recording").textContent);

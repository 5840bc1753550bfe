// The API's documentation, on the description that the app makes of itself.
"use strict";

const page = document.getElementById("docs");
if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.classList.add("dark-mode");
SwaggerUIBundle({
  url: page.dataset.url,
  domNode: page,
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
  tryItOutEnabled: false,
  // Nobody else is told what this page shows.
  validatorUrl: null,
});

package saji.assets;

/** Caption, alternative text, credit, consent or focal point of an asset were changed. */
public record AssetDescribed(AssetId asset) {}

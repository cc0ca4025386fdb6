using Mezzofy.Core.Language;

namespace Mezzofy.Core.Routing;

/// <summary>What of a text the classifier looks at.</summary>
/// <param name="Features">Names and values; a name may occur more than once.</param>
/// <param name="Hits">The lexicon's terms in it.</param>
public sealed record TextFeatures(List<(string Name, float Value)> Features, List<LexiconHit> Hits);

/// <summary>
/// Turns a message into features: the lexicon's concepts (one name for all three languages), the departments they hint at, pairs of
/// both, words and word pairs, letter groups of words (for endings and slips), and one to three neighbouring Chinese characters.
/// </summary>
/// <param name="lexicon">The curated terms.</param>
/// <param name="spelling">Finds the key term behind a slip.</param>
public sealed class FeatureExtractor(Lexicon lexicon, SpellingCorrector spelling)
{
    private const int MostTokens = 300;
    private const int MostCorrections = 24;
    private const int LetterGroup = 4;

    /// <summary>The features of a message. Of a long one the beginning counts, where the request usually stands.</summary>
    public TextFeatures Extract(string message)
    {
        var text = RecipientMask.Apply(TextNormalizer.Normalize(message));
        var tokens = Tokenizer.Tokenize(text);
        if (tokens.Count > MostTokens)
        {
            tokens.RemoveRange(MostTokens, tokens.Count - MostTokens);
        }

        var stems = Stems(tokens);
        var hits = lexicon.Find(tokens, stems);
        var features = new List<(string, float)>(128);
        AddNGrams(tokens, stems, features);
        Scale(features, 1.5f);
        AddConcepts(hits, features);
        features.Add(("bias", 1));
        features.Add((tokens.Count <= 2 ? "size:small" : tokens.Count <= 5 ? "size:medium" : "size:large", 0.5f));
        return new TextFeatures(features, hits);
    }

    private List<string> Stems(List<Token> tokens)
    {
        var stems = new List<string>(tokens.Count);
        var corrections = 0;
        foreach (var token in tokens)
        {
            var stem = token.Kind == TokenKind.Word ? Stemmer.Stem(token.Text) : token.Text;
            if (token.Kind == TokenKind.Word && corrections < MostCorrections && spelling.Correct(stem) is { } corrected)
            {
                corrections++;
                stem = corrected;
            }

            stems.Add(stem);
        }

        return stems;
    }

    private static void AddNGrams(List<Token> tokens, List<string> stems, List<(string, float)> features)
    {
        var previous = "^";
        for (var index = 0; index < tokens.Count; index++)
        {
            var word = tokens[index].Kind switch
            {
                TokenKind.Number => "#",
                TokenKind.Address => "@",
                _ => stems[index],
            };
            if (tokens[index].Kind == TokenKind.Han)
            {
                AddHan(word, features);
                previous = "^";
                continue;
            }

            features.Add(("w:" + word, 1));
            features.Add(($"b:{previous} {word}", 0.6f));
            AddLetterGroups(word, features);
            previous = word;
        }
    }

    private static void AddHan(string run, List<(string, float)> features)
    {
        for (var index = 0; index < run.Length; index++)
        {
            features.Add(("h:" + run[index], 0.5f));
            if (index + 1 < run.Length)
            {
                features.Add(("h:" + run.Substring(index, 2), 0.8f));
            }

            if (index + 2 < run.Length)
            {
                features.Add(("h:" + run.Substring(index, 3), 0.4f));
            }
        }
    }

    private static void AddLetterGroups(string word, List<(string, float)> features)
    {
        if (word.Length < LetterGroup + 1 || !char.IsLetter(word[0]))
        {
            return;
        }

        var padded = $"<{word}>";
        for (var index = 0; index + LetterGroup <= padded.Length; index++)
        {
            features.Add(("g:" + padded.Substring(index, LetterGroup), 0.3f));
        }
    }

    private static void AddConcepts(List<LexiconHit> hits, List<(string, float)> features)
    {
        var concepts = hits.Where(hit => hit.Department != "-").DistinctBy(hit => hit.Concept).ToList();
        foreach (var hit in concepts)
        {
            features.Add(("c:" + hit.Concept, 1));
            foreach (var other in concepts.Where(other => other.Department != hit.Department))
            {
                features.Add(($"p:{hit.Concept}+{other.Department}", 0.5f));
            }
        }

        foreach (var department in concepts.GroupBy(hit => hit.Department))
        {
            features.Add(("d:" + department.Key, 1 + 0.3f * (Math.Min(department.Count(), 4) - 1)));
        }

        features.Add(concepts.Count == 0 ? ("d:none", 1) : ("d:first:" + concepts[0].Department, 0.5f));
        features.Add(("d:count:" + Math.Min(3, concepts.Select(hit => hit.Department).Distinct().Count()), 0.5f));
    }

    // Long texts must not shout: the n-grams together have a fixed length, whatever their number.
    private static void Scale(List<(string Name, float Value)> features, float length)
    {
        var norm = MathF.Sqrt(features.Sum(feature => feature.Value * feature.Value));
        for (var index = 0; norm > 0 && index < features.Count; index++)
        {
            features[index] = (features[index].Name, features[index].Value * length / norm);
        }
    }
}

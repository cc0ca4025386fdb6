using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Routing;

/// <summary>
/// Classifies without a language model: a linear model over the lexicon's concepts and over word and letter groups, learned from
/// <c>training.tsv</c> when it is created (some hundred milliseconds), then far below a millisecond a message. Safe for concurrent use.
/// </summary>
public sealed class OfflineClassifier : IIntentClassifier
{
    /// <summary>The class of greetings, thanks and what no department does.</summary>
    public const string General = "general";

    /// <summary>The class of requests that do not tell their department.</summary>
    public const string Ambiguous = "ambiguous";

    private const int LongestMessage = 4000;
    private const int MostTerms = 6;

    // How much likelier the own department is beforehand, in log-odds. Management asks about everybody's work, so it says less there.
    private const double PriorWeight = 1.1;
    private const double ManagementPriorWeight = 0.5;

    private static readonly string[] Labels = [.. Departments.All, General, Ambiguous];

    private readonly FeatureExtractor _features;
    private readonly LinearModel _model;

    /// <summary>Learns from the training set that is part of the assembly.</summary>
    public OfflineClassifier()
        : this([.. EmbeddedTable.Rows("training.tsv").Select(row => new LabelledText(row[0], row[1], row[2]))])
    {
    }

    /// <summary>Learns from these examples.</summary>
    public OfflineClassifier(IReadOnlyList<LabelledText> examples)
    {
        var lexicon = new Lexicon();
        _features = new FeatureExtractor(lexicon, new SpellingCorrector(KnownWords(lexicon, examples), lexicon.Words));
        _model = LinearModel.Train(Labels, [.. examples.Select(example => (example.Label, _features.Extract(example.Text).Features))]);
    }

    /// <inheritdoc/>
    public ValueTask<Classification> ClassifyAsync(string message, string? prior, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Classify(message, prior));

    /// <summary>Classifies a message; of a very long one its first 4,000 characters.</summary>
    public Classification Classify(string message, string? prior = null)
    {
        var text = _features.Extract(message.Length > LongestMessage ? message[..LongestMessage] : message);
        var scores = _model.Score(text.Features);
        if (prior is not null && Departments.All.Contains(prior))
        {
            scores[Array.IndexOf(Labels, prior)] += prior == Departments.Management ? ManagementPriorWeight : PriorWeight;
        }

        var probabilities = LinearModel.Softmax(scores);
        var agents = Departments.All.Select((agent, index) => new AgentScore(agent, probabilities[index]));
        return new Classification(
            RoutingMethods.OfflineClassifier,
            [.. agents.OrderByDescending(agent => agent.Probability)],
            probabilities[Departments.All.Count],
            probabilities[Departments.All.Count + 1],
            Terms(text.Hits),
            []);
    }

    private List<RoutingTerm> Terms(List<LexiconHit> hits) =>
        [.. hits.Where(hit => hit.Department != "-")
            .DistinctBy(hit => hit.Term)
            .Select(Weigh)
            .OrderByDescending(term => term.Weight)
            .Take(MostTerms)];

    private RoutingTerm Weigh(LexiconHit hit)
    {
        var weights = Labels.Select((label, index) => (Label: label, Weight: _model.Weight("c:" + hit.Concept, index)));
        var strongest = weights.MaxBy(pair => pair.Weight);
        return new RoutingTerm(hit.Term, strongest.Label, Math.Round(strongest.Weight, 2));
    }

    private static HashSet<string> KnownWords(Lexicon lexicon, IEnumerable<LabelledText> examples) =>
        [.. examples
            .SelectMany(example => Tokenizer.Tokenize(TextNormalizer.Normalize(example.Text)))
            .Where(token => token.Kind == TokenKind.Word)
            .Select(token => Stemmer.Stem(token.Text))
            .Concat(lexicon.Words)];
}

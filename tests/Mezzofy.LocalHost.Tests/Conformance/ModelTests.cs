using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.LocalHost.Tests.Conformance;

/// <summary>What compiles against Model compiles against the official packages: Model is a subset of their surface, to the letter.</summary>
public sealed class ModelTests
{
    private static readonly Dictionary<string, ApiType> OfficialTypes = [];
    private static readonly HashSet<string> OfficialMembers = [];

    static ModelTests()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "official-api");
        foreach (var line in Directory.EnumerateFiles(folder, "*.txt").SelectMany(File.ReadLines))
        {
            if (line.StartsWith("T:", StringComparison.Ordinal) && ApiType.Parse(line) is var type)
                OfficialTypes[type.Id] = type;
            else
                OfficialMembers.Add(line);
        }
    }

    public static TheoryData<string> Types { get; } = [.. Public().Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Model_type_is_declared_as_the_official_packages_declare_it(string name)
    {
        var declared = ApiSurface.Describe(typeof(FunctionAttribute).Assembly.GetType(name, throwOnError: true)!);

        Differences(declared).ShouldBeEmpty();
    }

    [Fact]
    public void Lists_of_the_official_surface_are_there() => OfficialMembers.Count.ShouldBeGreaterThan(1000);

    [Fact]
    public void A_difference_is_noticed()
    {
        var official = ApiSurface.Describe(typeof(FunctionAttribute));

        Differences(official with { Id = "T:Microsoft.Azure.Functions.Worker.NoSuchAttribute" }).ShouldNotBeEmpty();
        Differences(official with { Kind = " sealed class" }).ShouldNotBeEmpty();
        Differences(official with { Bases = [.. official.Bases, "System.IDisposable"] }).ShouldNotBeEmpty();
        Differences(official with { Usage = "Class" }).ShouldNotBeEmpty();
        Differences(official with { Members = ["P:Microsoft.Azure.Functions.Worker.FunctionAttribute.Name -> System.String { get; set; }"] }).ShouldNotBeEmpty();
    }

    // The exception that the durable client throws is measured, but its package (DurableTask.Core) is not among the lists.
    private static IEnumerable<Type> Public() =>
        typeof(FunctionAttribute).Assembly.GetExportedTypes().Where(type => type.Namespace != "DurableTask.Core.Exceptions");

    private static List<string> Differences(ApiType declared)
    {
        if (!OfficialTypes.TryGetValue(declared.Id, out var official))
            return [$"{declared.Id} is no official type"];
        // What a record's `with` calls: newer targets give a derived record a narrower result; the code that is written is the same.
        var differences = declared.Members.Where(line => !OfficialMembers.Contains(line) && !line.Contains(".<Clone>$", StringComparison.Ordinal)).ToList();
        differences.AddRange(declared.Bases.Except(official.Bases).Select(extra => $"{declared.Id}: base {extra}"));
        if (declared.Kind != official.Kind)
            differences.Add($"{declared.Id}: '{declared.Kind}', official '{official.Kind}'");
        if (declared.Usage != official.Usage)
            differences.Add($"{declared.Id}: usage '{declared.Usage}', official '{official.Usage}'");
        return differences;
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Ham10000.Testing;

/// <summary>Lists what an assembly lets its users name, one line a member, so that a change of it is seen in review.</summary>
public static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The lines, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(Assembly assembly)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in assembly.GetExportedTypes())
        {
            lines.Add($"{Name(type)} :: {Kind(type)}{Base(type)}");
            foreach (var member in type.GetMembers(Declared).Where(m => !IsSynthesized(m)))
            {
                if (Describe(member) is { } description)
                {
                    lines.Add($"{Name(type)} :: {description}");
                }
            }
        }

        return [.. lines];
    }

    /// <summary>Compares an assembly with the listing in the test project's PublicApi.txt and returns the differences, each with + or −.
    /// On a difference the new listing is written to artifacts/public-api, from where it can be accepted by copying it.</summary>
    public static IReadOnlyList<string> Differences(Assembly assembly, string testProject)
    {
        var listing = Path.Combine(RepositoryFolder.Root, "tests", testProject, "PublicApi.txt");
        var known = File.Exists(listing) ? File.ReadAllLines(listing) : [];
        var found = Of(assembly);
        var differences = found.Except(known).Select(l => "+ " + l).Concat(known.Except(found).Select(l => "- " + l)).ToList();
        if (differences.Count > 0)
        {
            var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolder.Root, "artifacts", "public-api", testProject));
            File.WriteAllLines(Path.Combine(folder.FullName, "PublicApi.txt"), found);
        }

        return differences;
    }

    // Records and enums bring members that follow from their declaration and would only drown the listing.
    private static bool IsSynthesized(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), false) && member is not PropertyInfo
        || member.Name is "value__" or "<Clone>$" or "EqualityContract" or "PrintMembers" or "Finalize" or "Deconstruct"
        || member.Name.StartsWith('<')
        || member is TypeInfo;

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) => $"{Modifiers(constructor)}new({Parameters(constructor)})",
        MethodInfo method when IsVisible(method) && !IsAccessor(method) =>
            $"{Modifiers(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
        PropertyInfo property when Accessors(property) is { Length: > 0 } accessors =>
            $"{Modifiers(accessors[0])}{Name(property.PropertyType)} {property.Name}{Index(property)} {{ {string.Concat(accessors.Select(AccessorText))}}}",
        FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly =>
            $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
        EventInfo happening => $"event {Name(happening.EventHandlerType!)} {happening.Name}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal)
            || method.Name.StartsWith("add_", StringComparison.Ordinal) || method.Name.StartsWith("remove_", StringComparison.Ordinal));

    private static MethodInfo[] Accessors(PropertyInfo property) =>
        [.. property.GetAccessors(nonPublic: true).Where(IsVisible)];

    private static string AccessorText(MethodInfo accessor) =>
        accessor.Name.StartsWith("get_", StringComparison.Ordinal) ? "get; "
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ";

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(Parameter))}]" : "";

    private static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "") + (method.IsAbstract ? "abstract " : "");

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")}{Name(parameter.ParameterType)} {parameter.Name}{Default(parameter)}";

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "" : parameter.RawDefaultValue switch
    {
        null => " = default",
        string text => $" = \"{text}\"",
        bool flag => flag ? " = true" : " = false",
        var value => $" = {value}",
    };

    private static string Kind(Type type) =>
        type.IsEnum ? "enum " + string.Join(", ", Enum.GetNames(type))
        : type.IsInterface ? "interface"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class" : "class";

    private static string Base(Type type) =>
        type is { IsClass: true, BaseType: { } parent } && parent != typeof(object) && !(type.IsAbstract && type.IsSealed) ? " : " + Name(parent) : "";

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsGenericParameter || !type.IsGenericType)
        {
            return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        }

        var name = new StringBuilder(type.IsNested ? Name(type.DeclaringType!) + "." : "");
        return name.Append(type.Name.Split('`')[0])
            .Append('<').AppendJoin(", ", type.GetGenericArguments().Select(Name)).Append('>').ToString();
    }
}
